{{/*
What the services are, as their application.properties say it; DeployedServicesTest compares the two.
*/}}
{{- define "heng.facts" -}}
gateway:
  name: gateway
  port: 8080
  # Its /health/ready also asks the services behind it: with that, one service away would take the whole suite off the
  # network. Live is enough, the gateway answers for a service that is away by itself.
  readiness: /health/live
  calls: [budget, catalog, evaluation]
  calledBy: []
budget:
  name: budget-service
  port: 8081
  readiness: /health/ready
  calls: []
  calledBy: [gateway]
  topics:
    write: [budget.organisation.v1, budget.execution.v1, budget.alert.v1]
catalog:
  name: indicator-catalog-service
  port: 8082
  readiness: /health/ready
  calls: []
  calledBy: [gateway, evaluation]
  topics:
    read: [budget.organisation.v1]
    group: catalog-service
evaluation:
  name: evaluation-service
  port: 8083
  readiness: /health/ready
  calls: [catalog]
  calledBy: [gateway]
  topics:
    write: [evaluation.scorecard.v1]
    read: [budget.organisation.v1, budget.execution.v1]
    group: evaluation-service
{{- end }}

{{/* The keys of the services that own a database. */}}
{{- define "heng.stores" -}}
[budget, catalog, evaluation]
{{- end }}

{{- define "heng.partLabels" -}}
app.kubernetes.io/part-of: heng
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* Labels of every object. */}}
{{- define "heng.labels" -}}
{{ include "heng.partLabels" . }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{/* What selects the pods of one service. Takes root, name and component (service or migration). */}}
{{- define "heng.selector" -}}
{{ include "heng.partLabels" .root }}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "heng.databaseHost" -}}
{{- if eq .Values.postgres.mode "cloudnativepg" -}}
{{ .Release.Name }}-postgres-rw
{{- else -}}
{{ .Values.postgres.host }}
{{- end -}}
{{- end }}

{{/* The Secret with the authority of PostgreSQL's certificate, its key and the mode of TLS. */}}
{{- define "heng.databaseTls" -}}
{{- if eq .Values.postgres.mode "cloudnativepg" -}}
{mode: verify-full, caSecret: {{ .Release.Name }}-postgres-ca, caKey: ca.crt}
{{- else -}}
{{ toJson .Values.postgres.tls }}
{{- end -}}
{{- end }}

{{- define "heng.kafkaServers" -}}
{{- if eq .Values.kafka.mode "strimzi" -}}
{{ .Release.Name }}-kafka-kafka-bootstrap:9093
{{- else -}}
{{ .Values.kafka.bootstrapServers }}
{{- end -}}
{{- end }}

{{/* How brokers are reached: protocol, mechanism, the Secret with their authority. */}}
{{- define "heng.kafkaSecurity" -}}
{{- if eq .Values.kafka.mode "strimzi" -}}
{protocol: SASL_SSL, saslMechanism: SCRAM-SHA-512, caSecret: {{ .Release.Name }}-kafka-cluster-ca-cert, caKey: ca.crt}
{{- else -}}
{{ toJson .Values.kafka.security }}
{{- end -}}
{{- end }}

{{- define "heng.image" -}}
{{- $service := index .root.Values.services .key -}}
{{ .root.Values.image.registry }}/{{ .name }}{{ if $service.digest }}@{{ $service.digest }}{{ else }}:{{ .root.Values.image.tag }}{{ end }}
{{- end }}
