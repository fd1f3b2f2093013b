package dev.heng.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The command line of deploy/run: what to start, and whether the demo hospital is wanted. */
record Options(Settings settings, boolean demo) {
    private static final int PORT_MAX = 65535;

    /**
     * Reads the words of the command line.
     *
     * @param home the folder of the project; the default data folder lies in it
     * @throws StartException naming the word that is wrong
     */
    static Options parse(List<String> words, Path home) {
        Map<Part, Integer> ports = Settings.defaultPorts();
        Path data = home.resolve("deploy/local/data");
        boolean fresh = false;
        boolean demo = true;
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--fresh" -> fresh = true;
                case "--no-demo" -> demo = false;
                case "--data" -> data = Path.of(value(word, rest));
                default -> ports.put(part(word), port(word, value(word, rest)));
            }
        }
        requireDifferent(ports);
        return new Options(new Settings(home, data, ports, fresh), demo);
    }

    private static Part part(String option) {
        for (Part part : Part.values()) {
            if (part.option().equals(option)) {
                return part;
            }
        }
        throw new StartException("unknown option " + option + ": see deploy/run --help");
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new StartException("option " + option + " needs a value: see deploy/run --help");
        }
        return rest.next();
    }

    private static int port(String option, String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= PORT_MAX) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Falls through to the one message for everything that is no port.
        }
        throw new StartException("option " + option + " needs a port of 1 to " + PORT_MAX + ", not " + text);
    }

    private static void requireDifferent(Map<Part, Integer> ports) {
        Map<Integer, Part> seen = new HashMap<>();
        for (Part part : Part.values()) {
            Part other = seen.put(ports.get(part), part);
            if (other != null) {
                throw new StartException(other.title() + " and " + part.title() + " cannot share the port "
                        + ports.get(part) + ": set " + part.option());
            }
        }
    }
}
