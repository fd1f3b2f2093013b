package dev.heng.local;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PostgreSQL under supervision: one server, and for each service that keeps data a database, its owner and the service's role. */
final class PostgresChild implements Child {
    private final Path folder;
    private final int port;
    private final Secrets secrets;
    private final Path log;
    private volatile @Nullable ProcessHandle process;

    PostgresChild(Path folder, int port, Secrets secrets, Path log) {
        this.folder = folder;
        this.port = port;
        this.secrets = secrets;
        this.log = log;
    }

    @Override
    public Part part() {
        return Part.POSTGRES;
    }

    @Override
    public void start() {
        EmbeddedPostgres server = EmbeddedPostgres.startDetached(folder, port, secrets.superuser(), log);
        process = server.process().orElseThrow(() -> new StartException("PostgreSQL ended at once: " + lastWords()));
        for (Part service : Part.services()) {
            service.database()
                    .ifPresent(name -> server.createDatabase(
                            name, name, secrets.role(name), secrets.role(EmbeddedPostgres.ownerOf(name))));
        }
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.ofNullable(process);
    }

    @Override
    public boolean isReady() {
        return Ports.answers(port);
    }

    @Override
    public void stop() {
        EmbeddedPostgres.stop(folder);
    }

    @Override
    public String lastWords() {
        return LogTail.reason(log);
    }
}
