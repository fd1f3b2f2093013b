package dev.heng.evaluation.web;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What every operation of the OpenAPI document shares: the refusals. */
@OpenAPIDefinition(
        info = @Info(title = "Heng evaluation-service", version = "1"),
        components =
                @Components(
                        responses = {
                            @APIResponse(
                                    name = "Invalid",
                                    description = "The request is not valid; violations name everything that is wrong",
                                    content =
                                            @Content(
                                                    mediaType = "application/problem+json",
                                                    schema =
                                                            @Schema(
                                                                    implementation =
                                                                            ProblemMapper.ProblemDocument.class))),
                            @APIResponse(
                                    name = "Unauthenticated",
                                    description = "A valid bearer token is needed",
                                    content =
                                            @Content(
                                                    mediaType = "application/problem+json",
                                                    schema =
                                                            @Schema(
                                                                    implementation =
                                                                            ProblemMapper.ProblemDocument.class))),
                            @APIResponse(
                                    name = "Forbidden",
                                    description = "Role, hospital or centre are outside what the token allows",
                                    content =
                                            @Content(
                                                    mediaType = "application/problem+json",
                                                    schema =
                                                            @Schema(
                                                                    implementation =
                                                                            ProblemMapper.ProblemDocument.class))),
                            @APIResponse(
                                    name = "NotFound",
                                    description = "There is no such thing",
                                    content =
                                            @Content(
                                                    mediaType = "application/problem+json",
                                                    schema =
                                                            @Schema(
                                                                    implementation =
                                                                            ProblemMapper.ProblemDocument.class))),
                            @APIResponse(
                                    name = "Conflict",
                                    description = "The state does not allow this; code says what",
                                    content =
                                            @Content(
                                                    mediaType = "application/problem+json",
                                                    schema =
                                                            @Schema(
                                                                    implementation =
                                                                            ProblemMapper.ProblemDocument.class))),
                            @APIResponse(
                                    name = "Stale",
                                    description = "If-Match names an older version",
                                    content =
                                            @Content(
                                                    mediaType = "application/problem+json",
                                                    schema =
                                                            @Schema(
                                                                    implementation =
                                                                            ProblemMapper.ProblemDocument.class))),
                            @APIResponse(
                                    name = "TooLarge",
                                    description = "The body is over the documented limit",
                                    content =
                                            @Content(
                                                    mediaType = "application/problem+json",
                                                    schema =
                                                            @Schema(
                                                                    implementation =
                                                                            ProblemMapper.ProblemDocument.class))),
                            @APIResponse(
                                    name = "CatalogueAnswerInvalid",
                                    description = "The catalogue's answer cannot be used",
                                    content =
                                            @Content(
                                                    mediaType = "application/problem+json",
                                                    schema =
                                                            @Schema(
                                                                    implementation =
                                                                            ProblemMapper.ProblemDocument.class))),
                            @APIResponse(
                                    name = "Unavailable",
                                    description = "Something this needs is away; the request may be repeated",
                                    content =
                                            @Content(
                                                    mediaType = "application/problem+json",
                                                    schema =
                                                            @Schema(
                                                                    implementation =
                                                                            ProblemMapper.ProblemDocument.class))),
                            @APIResponse(
                                    name = "NotYetApplied",
                                    description = "The figures are not applied up to afterSequence yet",
                                    content =
                                            @Content(
                                                    mediaType = "application/problem+json",
                                                    schema =
                                                            @Schema(
                                                                    implementation =
                                                                            ProblemMapper.ProblemDocument.class)))
                        }))
public final class Contract extends Application {}
