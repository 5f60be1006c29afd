package dev.handrail.bench;

import dev.handrail.Main;

/** The program as a person starts it, until it shows the servers. */
final class FullWindow {
    private FullWindow() {}

    public static void main(String[] words) {
        FirstFrame.ends(root -> FirstFrame.shows(root, FiftyServers.FIRST));
        Main.main(words);
    }
}
