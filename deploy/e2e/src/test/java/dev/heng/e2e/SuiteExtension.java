package dev.heng.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the one {@link RunningSuite} to every journey: started for the first, closed after the last. */
final class SuiteExtension implements ParameterResolver {
    private static final Namespace HENG = Namespace.create(SuiteExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningSuite.class;
    }

    @Override
    public RunningSuite resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // the root's store closes what it holds when all tests of the run are over
        return context.getRoot()
                .getStore(HENG)
                .computeIfAbsent(Attempt.class, key -> Attempt.start(), Attempt.class)
                .suite();
    }

    /** The one attempt to start it: what failed for the first journey is not tried again for every other. */
    private record Attempt(RunningSuite running, RuntimeException failure) implements AutoCloseable {
        static Attempt start() {
            try {
                return new Attempt(RunningSuite.start(), null);
            } catch (RuntimeException failure) {
                return new Attempt(null, failure);
            }
        }

        RunningSuite suite() {
            if (failure != null) {
                throw new IllegalStateException("the suite did not start: " + failure.getMessage(), failure);
            }
            return running;
        }

        @Override
        public void close() {
            if (running != null) {
                running.close();
            }
        }
    }
}
