package dev.handrail.practice;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What a command on the practice server finds around it: its home, its path, and nothing of Handrail's own. */
record Surroundings(Path home, Map<String, String> environment) {

    static Surroundings of(PracticeFolder folder) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("HOME", folder.home().toString());
        environment.put("USER", PracticeSsh.USER);
        environment.put("LOGNAME", PracticeSsh.USER);
        environment.put("SHELL", "/bin/sh");
        environment.put("LANG", "C.UTF-8");
        environment.put("PATH", path());
        return new Surroundings(folder.home(), environment);
    }

    /** The newest client programs of PostgreSQL first. */
    private static String path() {
        String usual = System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        return PostgresClients.newest().map(bin -> bin + ":" + usual).orElse(usual);
    }

    /** The variables of one command; of what the client sends, only what OpenSSH on Debian takes. */
    Map<String, String> with(Map<String, String> sent) {
        Map<String, String> all = new TreeMap<>(environment);
        sent.forEach((name, value) -> {
            if (name.equals("LANG") || name.equals("TERM") || name.startsWith("LC_")) {
                all.put(name, value);
            }
        });
        return all;
    }
}
