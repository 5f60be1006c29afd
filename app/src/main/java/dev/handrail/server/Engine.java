package dev.handrail.server;

/** The database servers that are looked after. */
public enum Engine {
    POSTGRESQL("postgresql", 5432),
    MARIADB("mariadb", 3306),
    MYSQL("mysql", 3306);

    private final String word;
    private final int port;

    Engine(String word, int port) {
        this.word = word;
        this.port = port;
    }

    public String word() {
        return word;
    }

    public int defaultPort() {
        return port;
    }
}
