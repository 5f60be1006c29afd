package dev.handrail.desktop.frame;

import dev.handrail.server.Server;

/** What one can ask of the window from anywhere in its frame. */
public interface Actions {
    void palette();

    void keys();

    void settings();

    void addServer();

    void importServers();

    void edit(Server server);

    void test(Server server);

    void rename(Server server);

    void export(Server server);

    void remove(Server server);

    void backUp(Server server);

    void lockVault();
}
