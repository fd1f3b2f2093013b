package dev.heng.gateway.limits;

import dev.heng.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the requests of each account that are under way and that began within the present second. */
@ApplicationScoped
public class AccountLimits {
    private static final int ACCOUNTS_MAX = 10_000;

    private final int concurrentMax;
    private final int perSecondMax;
    private final Clock clock;
    private final ConcurrentMap<String, Account> accounts = new ConcurrentHashMap<>();

    AccountLimits(GatewayConfig config, Clock clock) {
        this.concurrentMax = config.limits().concurrentPerAccount();
        this.perSecondMax = config.limits().perSecondPerAccount();
        this.clock = clock;
    }

    /** A place for one request; give it back exactly once. */
    public static final class Place {
        private final Account account;

        private Place(Account account) {
            this.account = account;
        }

        public void release() {
            account.underWay.decrementAndGet();
        }
    }

    private static final class Account {
        private final AtomicInteger underWay = new AtomicInteger();
        private final AtomicLong second = new AtomicLong();
        private final AtomicInteger begun = new AtomicInteger();
    }

    /** A place for a request of the account; empty when the account has as many as it may. */
    public Optional<Place> enter(String accountName) {
        if (accounts.size() > ACCOUNTS_MAX) {
            accounts.values().removeIf(account -> account.underWay.get() == 0);
        }
        Account account = accounts.computeIfAbsent(accountName, name -> new Account());
        long now = clock.millis() / 1_000;
        if (account.second.getAndSet(now) != now) {
            account.begun.set(0);
        }
        if (account.begun.incrementAndGet() > perSecondMax) {
            return Optional.empty();
        }
        if (account.underWay.incrementAndGet() > concurrentMax) {
            account.underWay.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(new Place(account));
    }
}
