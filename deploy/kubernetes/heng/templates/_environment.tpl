{{/* The variables of a service. Takes root, key, fact and isMigration. */}}
{{- define "heng.environment" -}}
{{- $v := .root.Values -}}
{{- $release := .root.Release.Name -}}
{{- $facts := include "heng.facts" .root | fromYaml -}}
{{- $service := index $v.services .key -}}
- name: JDK_JAVA_OPTIONS
  value: -Xmx{{ $service.heap }}
- name: HENG_HOST
  value: 0.0.0.0
- name: HENG_PORT
  value: {{ .fact.port | quote }}
- name: HENG_ISSUER
  value: {{ $v.issuer.url | quote }}
- name: HENG_JWKS_URL
  value: {{ $v.issuer.jwksUrl | quote }}
{{- range .fact.calls }}
- name: HENG_{{ upper . }}_URL
  value: http://{{ $release }}-{{ (index $facts .).name }}:{{ (index $facts .).port }}
{{- end }}
- name: QUARKUS_SHUTDOWN_TIMEOUT
  value: 20S
{{- if ne .key "gateway" }}
{{ include "heng.databaseEnvironment" . }}
{{ include "heng.kafkaEnvironment" . }}
{{- end }}
{{- range $name, $value := $service.env }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}

{{- define "heng.databaseEnvironment" -}}
{{- $v := .root.Values -}}
{{- $service := index $v.services .key -}}
{{- $database := $service.database -}}
{{- $tls := include "heng.databaseTls" .root | fromYaml -}}
{{- $port := 5432 -}}
{{- if eq $v.postgres.mode "external" }}{{ $port = $v.postgres.port }}{{ end -}}
- name: HENG_DB_URL
  value: "jdbc:postgresql://{{ include "heng.databaseHost" .root }}:{{ $port }}/{{ $database.name }}?sslmode={{ $tls.mode }}{{ if hasPrefix "verify" $tls.mode }}&sslrootcert=/etc/heng/postgres/ca.crt{{ end }}"
- name: HENG_DB_USER
  valueFrom:
    secretKeyRef:
      name: {{ $database.existingSecret }}
      key: {{ $database.usernameKey }}
- name: HENG_DB_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ $database.existingSecret }}
      key: {{ $database.passwordKey }}
{{- if .isMigration }}
# The owner migrates and gives the service's role its rights; no pod that serves has the owner's password.
- name: HENG_DB_OWNER_USER
  valueFrom:
    secretKeyRef:
      name: {{ $database.migrationSecret }}
      key: {{ $database.usernameKey }}
- name: HENG_DB_OWNER_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ $database.migrationSecret }}
      key: {{ $database.passwordKey }}
{{- end }}
# The Job changes the tables and exits; a service only looks, and does not start on tables that are older than itself.
- name: QUARKUS_FLYWAY_MIGRATE_AT_START
  value: {{ .isMigration | quote }}
{{- if .isMigration }}
- name: QUARKUS_INIT_AND_EXIT
  value: "true"
{{- else }}
- name: QUARKUS_FLYWAY_VALIDATE_AT_START
  value: "true"
{{- end }}
- name: QUARKUS_FLYWAY_CONNECT_RETRIES
  value: "10"
{{- end }}

{{- define "heng.kafkaEnvironment" -}}
{{- $v := .root.Values -}}
{{- $service := index $v.services .key -}}
{{- $security := include "heng.kafkaSecurity" .root | fromYaml -}}
- name: HENG_KAFKA
  value: {{ include "heng.kafkaServers" .root | quote }}
{{- if not .isMigration }}
{{- if eq .key "budget" }}
- name: HENG_TOPICS_REPLICATION
  value: {{ $v.kafka.replication | quote }}
{{- end }}
- name: KAFKA_SECURITY_PROTOCOL
  value: {{ $security.protocol }}
{{- if and (hasSuffix "SSL" $security.protocol) $security.caSecret }}
- name: KAFKA_SSL_TRUSTSTORE_TYPE
  value: PEM
- name: KAFKA_SSL_TRUSTSTORE_LOCATION
  value: /etc/heng/kafka/ca.crt
{{- end }}
{{- if hasPrefix "SASL" $security.protocol }}
- name: KAFKA_SASL_MECHANISM
  value: {{ $security.saslMechanism }}
- name: KAFKA_SASL_JAAS_CONFIG
  valueFrom:
    secretKeyRef:
      {{- if eq $v.kafka.mode "strimzi" }}
      name: {{ .root.Release.Name }}-{{ .fact.name }}
      key: sasl.jaas.config
      {{- else }}
      name: {{ $service.kafka.existingSecret }}
      key: {{ $service.kafka.jaasKey }}
      {{- end }}
{{- end }}
{{- end }}
{{- end }}
