package dev.heng.evaluation.audit.rest;

import dev.heng.edge.audit.HospitalAuditEntries;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;

/** The audit trail of a hospital in this service. */
@Authenticated
@Path("/api/evaluation/v1/hospitals/{hospital}/audit-entries")
public class HospitalAuditResource extends HospitalAuditEntries {}
