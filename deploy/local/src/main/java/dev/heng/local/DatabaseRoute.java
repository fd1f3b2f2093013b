package dev.heng.local;

/** The way of a service to the database server; a journey may lead it through something that it can cut. */
@FunctionalInterface
public interface DatabaseRoute {
    /** Every service speaks to the server itself. */
    DatabaseRoute DIRECT = (service, postgresPort) -> postgresPort;

    /**
     * The port to which a service connects, on the loopback address.
     *
     * @param service the folder's name of the service
     * @param postgresPort where the server listens
     */
    int port(String service, int postgresPort);
}
