package dev.handrail.vault;

import java.util.Optional;

/** What the secrets of a server are called in the vault and in questions. */
public final class SecretNames {
    private SecretNames() {}

    public static String ssh(String server) {
        return prefix(server) + "ssh";
    }

    public static String key(String server) {
        return prefix(server) + "key";
    }

    /** A secret of a machine on the way to the server, whose address is its name and, where it is not the usual one, its port. */
    public static String jump(String server, String address, String part) {
        return prefix(server) + "jump/" + address + "/" + part;
    }

    public static String sudo(String server) {
        return prefix(server) + "sudo";
    }

    public static String database(String server, String database) {
        return prefix(server) + "database/" + database;
    }

    public static String destination(String server, String destination, String part) {
        return prefix(server) + "destination/" + destination + "/" + part;
    }

    /** What whoever keeps the switch of the maintenance page knows us by. */
    public static String switchToken(String server) {
        return prefix(server) + "switch/token";
    }

    /** What whoever publishes announcements knows us by. */
    public static String announceToken(String server) {
        return prefix(server) + "announce/token";
    }

    /** The age identity, or the passphrase, that the server's backups are decrypted with. */
    public static String age(String server) {
        return prefix(server) + "age";
    }

    /** Whether that is what the backups of some server are decrypted with. */
    public static boolean isAge(String name) {
        return name.indexOf('/') > 0 && name.substring(name.indexOf('/')).equals("/age");
    }

    /** The server whose secret would have that name; empty for a name that no secret of a server has. */
    public static Optional<String> server(String name) {
        int end = name.indexOf('/');
        return end < 1
                ? Optional.empty()
                : Optional.of(name.substring(0, end).replace("%2F", "/").replace("%25", "%"));
    }

    /** What every name of a server's secrets, and of no other's, begins with. */
    public static String prefix(String server) {
        return server.replace("%", "%25").replace("/", "%2F") + "/";
    }
}
