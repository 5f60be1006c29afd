package dev.handrail.desktop.frame;

import dev.handrail.backup.Backup;
import dev.handrail.server.Server;
import java.util.ArrayList;
import java.util.List;

/** Actions that only remember what was asked for. */
public final class Recorded implements Actions {
    public final List<String> asked = new ArrayList<>();

    @Override
    public void palette() {
        asked.add("palette");
    }

    @Override
    public void keys() {
        asked.add("keys");
    }

    @Override
    public void settings() {
        asked.add("settings");
    }

    @Override
    public void addServer() {
        asked.add("add");
    }

    @Override
    public void importServers() {
        asked.add("import");
    }

    @Override
    public void edit(Server server) {
        asked.add("edit " + server.name());
    }

    @Override
    public void test(Server server) {
        asked.add("test " + server.name());
    }

    @Override
    public void rename(Server server) {
        asked.add("rename " + server.name());
    }

    @Override
    public void export(Server server) {
        asked.add("export " + server.name());
    }

    @Override
    public void openGuide(Server server) {
        asked.add("guide " + server.name());
    }

    @Override
    public void book(Server server) {
        asked.add("book " + server.name());
    }

    @Override
    public void remove(Server server) {
        asked.add("remove " + server.name());
    }

    @Override
    public void backUp(Server server) {
        asked.add("back up " + server.name());
    }

    @Override
    public void maintain(Server server) {
        asked.add("maintain " + server.name());
    }

    @Override
    public void adopt(Server server) {
        asked.add("adopt " + server.name());
    }

    @Override
    public void verifyAll(Server server) {
        asked.add("verify all " + server.name());
    }

    @Override
    public void cleanDestination(Server server) {
        asked.add("clean " + server.name());
    }

    @Override
    public void keepRules(Server server) {
        asked.add("keep " + server.name());
    }

    @Override
    public void pin(Backup backup) {
        asked.add("pin " + backup.id());
    }

    @Override
    public void practise() {
        asked.add("practise");
    }

    @Override
    public void removePractice() {
        asked.add("remove practice");
    }

    @Override
    public void lockVault() {
        asked.add("lock");
    }
}
