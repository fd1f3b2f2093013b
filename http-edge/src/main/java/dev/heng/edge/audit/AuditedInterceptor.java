package dev.heng.edge.audit;

import dev.heng.edge.Written;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Stores the record of an accepted write inside its transaction. */
@Audited
@Interceptor
// inside of @Transactional, whose priority is lower
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class AuditedInterceptor {
    private static final String SQL = "select " + AuditAppend.call("true", "?", "?");

    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry transactions;

    AuditedInterceptor(DataSource dataSource, TransactionSynchronizationRegistry transactions) {
        this.dataSource = dataSource;
        this.transactions = transactions;
    }

    @AroundInvoke
    Object record(InvocationContext write) throws Exception {
        Object result = write.proceed();
        AuditAppend append = AuditAppend.ofRequest();
        if (append.isNeeded()) {
            if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
                throw new IllegalStateException(write.getMethod() + " is audited and has no transaction");
            }
            append(append, result);
        }
        return result;
    }

    private void append(AuditAppend append, Object result) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement call = connection.prepareStatement(SQL)) {
            call.setObject(1, result instanceof Written<?> written ? written.sequence() : null, java.sql.Types.BIGINT);
            call.setObject(2, version(result), java.sql.Types.BIGINT);
            append.bind(connection, call, 3);
            call.execute();
        } catch (SQLException e) {
            // unchecked, or the transaction would be committed all the same
            throw new IllegalStateException("the record of a write could not be stored", e);
        }
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // the row is written already
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    append.committed();
                }
            }
        });
    }

    private static @Nullable Long version(Object result) {
        return switch (result) {
            case Written<?> written -> written.version();
            case Versioned versioned -> versioned.version();
            case null, default -> null;
        };
    }
}
