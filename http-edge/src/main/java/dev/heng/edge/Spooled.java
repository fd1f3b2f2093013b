package dev.heng.edge;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an operation whose body is read as a stream and kept on disk ({@link SpooledBody}), never in memory: it takes no share of the memory
 * for bodies. Such an operation is idempotent by its own keys and looks at no {@code Idempotency-Key}, whose answer would have to be kept.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Spooled {}
