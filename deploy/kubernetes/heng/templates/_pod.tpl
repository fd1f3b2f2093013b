{{/* The settings of a pod that say nothing about its container. Takes root, key, name, component. */}}
{{- define "heng.podSettings" -}}
serviceAccountName: {{ .root.Release.Name }}
automountServiceAccountToken: false
# A Service called kafka or heng would otherwise set KAFKA_PORT or HENG_PORT, which mean something else here.
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: {{ .root.Values.userId }}
  runAsGroup: {{ .root.Values.userId }}
  fsGroup: {{ .root.Values.userId }}
  seccompProfile:
    type: RuntimeDefault
{{- with .root.Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .root.Values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
volumes:
  - name: tmp
    emptyDir:
      sizeLimit: 256Mi
{{- if ne .key "gateway" }}
{{- $tls := include "heng.databaseTls" .root | fromYaml }}
{{- if hasPrefix "verify" $tls.mode }}
  - name: postgres-ca
    secret:
      secretName: {{ $tls.caSecret }}
      items:
        - key: {{ $tls.caKey }}
          path: ca.crt
{{- end }}
{{- $security := include "heng.kafkaSecurity" .root | fromYaml }}
{{- if and (eq .component "service") (hasSuffix "SSL" $security.protocol) $security.caSecret }}
  - name: kafka-ca
    secret:
      secretName: {{ $security.caSecret }}
      items:
        - key: {{ $security.caKey }}
          path: ca.crt
{{- end }}
{{- end }}
{{- end }}

{{/* What of a container is the same everywhere. Takes root, key, name. */}}
{{- define "heng.containerSettings" -}}
image: {{ include "heng.image" . }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  privileged: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
volumeMounts:
  - name: tmp
    mountPath: /tmp
{{- if ne .key "gateway" }}
{{- $tls := include "heng.databaseTls" .root | fromYaml }}
{{- if hasPrefix "verify" $tls.mode }}
  - name: postgres-ca
    mountPath: /etc/heng/postgres
    readOnly: true
{{- end }}
{{- $security := include "heng.kafkaSecurity" .root | fromYaml }}
{{- if and (eq .component "service") (hasSuffix "SSL" $security.protocol) $security.caSecret }}
  - name: kafka-ca
    mountPath: /etc/heng/kafka
    readOnly: true
{{- end }}
{{- end }}
{{- end }}
