package dev.heng.catalog.audit.rest;

import dev.heng.edge.audit.InstallationAuditEntries;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;

/** The audit trail of what belongs to no hospital, in this service. */
@Authenticated
@Path("/api/catalog/v1/audit-entries")
public class InstallationAuditResource extends InstallationAuditEntries {}
