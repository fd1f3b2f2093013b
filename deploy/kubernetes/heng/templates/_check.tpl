{{/*
What a schema of single values cannot say: what must be given together. Every mistake is told at once.
*/}}
{{- define "heng.check" -}}
{{- $v := .Values -}}
{{- $wrong := list -}}
{{- if gt (len .Release.Name) 20 }}{{ $wrong = append $wrong "the release's name: 20 letters at most, names of Kubernetes end at 63" }}{{ end -}}
{{- if not $v.image.registry }}{{ $wrong = append $wrong "image.registry: say where the images lie" }}{{ end -}}
{{- if not $v.image.tag }}{{ $wrong = append $wrong "image.tag: say which images; there is no default" }}{{ end -}}
{{- if not $v.issuer.url }}{{ $wrong = append $wrong "issuer.url: give the iss of your OIDC provider's tokens" }}{{ end -}}
{{- if not $v.issuer.jwksUrl }}{{ $wrong = append $wrong "issuer.jwksUrl: give the jwks_uri of your OIDC provider" }}{{ end -}}
{{- if eq $v.postgres.mode "external" -}}
{{- if not $v.postgres.host }}{{ $wrong = append $wrong "postgres.host: give the server, or set postgres.mode=cloudnativepg" }}{{ end -}}
{{- if and (hasPrefix "verify" $v.postgres.tls.mode) (not $v.postgres.tls.caSecret) }}{{ $wrong = append $wrong "postgres.tls.caSecret: verify-ca and verify-full need the authority's certificate" }}{{ end -}}
{{- if and $v.networkPolicy.enabled (not $v.networkPolicy.postgres.to) }}{{ $wrong = append $wrong "networkPolicy.postgres.to: say where PostgreSQL is" }}{{ end -}}
{{- end -}}
{{- if eq $v.kafka.mode "external" -}}
{{- if not $v.kafka.bootstrapServers }}{{ $wrong = append $wrong "kafka.bootstrapServers: give the brokers, or set kafka.mode=strimzi" }}{{ end -}}
{{- if and $v.networkPolicy.enabled (not $v.networkPolicy.kafka.to) }}{{ $wrong = append $wrong "networkPolicy.kafka.to: say where the brokers are" }}{{ end -}}
{{- end -}}
{{- if and $v.networkPolicy.enabled (not $v.networkPolicy.issuer.to) }}{{ $wrong = append $wrong "networkPolicy.issuer.to: say where the provider of issuer.jwksUrl is" }}{{ end -}}
{{- range $key := include "heng.stores" . | fromYamlArray -}}
{{- $service := index $v.services $key -}}
{{- if not $service.database.existingSecret }}{{ $wrong = append $wrong (printf "services.%s.database.existingSecret: name the Secret with the database role" $key) }}{{ end -}}
{{- if not $service.database.migrationSecret }}{{ $wrong = append $wrong (printf "services.%s.database.migrationSecret: name the Secret with the role that owns the tables; a service must not own its audit trail" $key) }}{{ end -}}
{{- if and $service.database.existingSecret (eq $service.database.existingSecret $service.database.migrationSecret) }}{{ $wrong = append $wrong (printf "services.%s.database.migrationSecret: another Secret than existingSecret, with another role" $key) }}{{ end -}}
{{- if and (eq $v.kafka.mode "external") (hasPrefix "SASL" $v.kafka.security.protocol) (not $service.kafka.existingSecret) }}{{ $wrong = append $wrong (printf "services.%s.kafka.existingSecret: SASL needs the Secret with %s" $key $service.kafka.jaasKey) }}{{ end -}}
{{- end -}}
{{- range $key, $service := $v.services -}}
{{- range $name, $value := $service.env -}}
{{- if hasPrefix "HENG_ISSUER" $name }}{{ $wrong = append $wrong (printf "services.%s.env.%s: the issuer is set by issuer.*, and the local one cannot be turned on here" $key $name) }}{{ end -}}
{{- end -}}
{{- end -}}
{{- if and $v.ingress.enabled (not $v.ingress.host) }}{{ $wrong = append $wrong "ingress.host: give the name under which Heng is reached" }}{{ end -}}
{{- if and $v.ingress.enabled (not $v.ingress.tlsSecret) }}{{ $wrong = append $wrong "ingress.tlsSecret: tokens must not travel in clear text" }}{{ end -}}
{{- if and $v.httpRoute.enabled (not $v.httpRoute.parentRefs) }}{{ $wrong = append $wrong "httpRoute.parentRefs: name the Gateway" }}{{ end -}}
{{- if and $v.networkPolicy.enabled (or $v.ingress.enabled $v.httpRoute.enabled) (not $v.networkPolicy.gatewayFrom) }}{{ $wrong = append $wrong "networkPolicy.gatewayFrom: say where the ingress comes from" }}{{ end -}}
{{- if $wrong }}{{ fail (printf "these values are missing or wrong:\n  %s" (join "\n  " $wrong)) }}{{ end -}}
{{- end }}
