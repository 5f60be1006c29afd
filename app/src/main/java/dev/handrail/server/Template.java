package dev.handrail.server;

/** The kind of system a server is, which brings what such systems have in common. */
public enum Template {
    COMPOSE("compose", "template.compose"),
    LARAVEL("laravel", "template.laravel"),
    RAILS("rails", "template.rails"),
    RENDER("render", "template.render"),
    CONTAINER("container", "template.container");

    private final String word;
    private final String key;

    Template(String word, String key) {
        this.word = word;
        this.key = key;
    }

    public String word() {
        return word;
    }

    /** The key of its name for a person. */
    public String key() {
        return key;
    }
}
