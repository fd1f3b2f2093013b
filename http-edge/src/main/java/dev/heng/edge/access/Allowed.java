package dev.heng.edge.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a resource method: everybody with one of the roles. Said here and nowhere else; {@link AccessFilter} holds it before the body
 * is read, and the OpenAPI document shows it as {@code x-roles}. A method without it is closed to everybody.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allowed {
    /** The roles; without any said, each of the eight, so that a token without a known role is still refused. */
    Role[] value() default {
        Role.CONNECTOR,
        Role.BUDGET_OFFICER,
        Role.OWNER_DEPARTMENT,
        Role.BUDGET_OFFICE,
        Role.COMMITTEE,
        Role.EVALUATOR,
        Role.AUDITOR,
        Role.ADMIN
    };
}
