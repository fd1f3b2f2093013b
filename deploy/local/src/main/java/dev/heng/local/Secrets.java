package dev.heng.local;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The passwords of one data folder, made by its first start and readable by its owner only. */
final class Secrets {
    private static final String SUPERUSER = "postgres";
    private static final int RANDOM_BYTES = 24;

    private final Map<String, String> passwords;

    private Secrets(Map<String, String> passwords) {
        this.passwords = passwords;
    }

    /** Reads the file; what it does not hold yet is made up and written. */
    static Secrets load(Path file) {
        Map<String, String> passwords = new TreeMap<>();
        try {
            if (Files.exists(file)) {
                Properties stored = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    stored.load(reader);
                }
                stored.stringPropertyNames().forEach(name -> passwords.put(name, stored.getProperty(name)));
            }
            if (complete(passwords)) {
                StringBuilder text =
                        new StringBuilder("# Passwords of this data folder. Delete the folder, not this file.\n");
                passwords.forEach((name, password) ->
                        text.append(name).append('=').append(password).append('\n'));
                Folders.writePrivate(file, text.toString());
            }
            return new Secrets(passwords);
        } catch (IOException e) {
            throw new StartException("cannot keep the passwords in " + file + ": " + Folders.reason(e), e);
        }
    }

    String superuser() {
        return role(SUPERUSER);
    }

    String role(String role) {
        String password = passwords.get(role);
        if (password == null) {
            throw new StartException("there is no password for " + role);
        }
        return password;
    }

    private static boolean complete(Map<String, String> passwords) {
        boolean changed = passwords.putIfAbsent(SUPERUSER, random()) == null;
        for (Part part : Part.services()) {
            if (part.database().isPresent()) {
                String role = part.database().get();
                changed |= passwords.putIfAbsent(role, random()) == null;
                changed |= passwords.putIfAbsent(EmbeddedPostgres.ownerOf(role), random()) == null;
            }
        }
        return changed;
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
