package dev.heng.local;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where and how one suite runs.
 *
 * @param home the folder of the checked-out project, with the built services
 * @param data the folder that keeps databases, topic logs, secrets and log files
 * @param ports one for each part, all on the loopback address
 * @param fresh true when what the data folder holds is deleted first
 * @param route the way of the services to the database server
 * @param records true when a start without start caches is recorded to make them
 */
record Settings(Path home, Path data, Map<Part, Integer> ports, boolean fresh, DatabaseRoute route, boolean records) {
    Settings {
        home = home.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        ports = Map.copyOf(ports);
    }

    /** As the launcher wants it: every service speaks to the database server itself. */
    Settings(Path home, Path data, Map<Part, Integer> ports, boolean fresh) {
        this(home, data, ports, fresh, DatabaseRoute.DIRECT, false);
    }

    int port(Part part) {
        return Objects.requireNonNull(ports.get(part), part.key());
    }

    String url(Part part) {
        return "http://127.0.0.1:" + port(part);
    }

    static Map<Part, Integer> defaultPorts() {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, part.defaultPort());
        }
        return ports;
    }

    static Map<Part, Integer> freePorts() {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            int port = Ports.free();
            while (ports.containsValue(port)) {
                port = Ports.free();
            }
            ports.put(part, port);
        }
        return ports;
    }
}
