package dev.handrail.server;

/** The kind of system a server is, which brings what such systems have in common. */
public enum Template {
    COMPOSE("compose"),
    LARAVEL("laravel"),
    RAILS("rails"),
    RENDER("render"),
    CONTAINER("container");

    private final String word;

    Template(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
