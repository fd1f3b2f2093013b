package dev.heng.budget.audit.rest;

import dev.heng.edge.audit.HospitalAuditEntries;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;

/** The audit trail of a hospital in this service. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/audit-entries")
public class HospitalAuditResource extends HospitalAuditEntries {}
