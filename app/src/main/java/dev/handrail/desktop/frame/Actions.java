package dev.handrail.desktop.frame;

import dev.handrail.backup.Backup;
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

    /** Writes down what to do when all is gone but the backups. */
    void book(Server server);

    void remove(Server server);

    void backUp(Server server);

    /** Goes to where its maintenance page is put up and taken down. */
    void maintain(Server server);

    /** Enters backups that lie somewhere into the catalogue. */
    void adopt(Server server);

    /** Puts every copy of every backup to the test, once its plan was seen. */
    void verifyAll(Server server);

    /** Removes from a destination what was never finished. */
    void cleanDestination(Server server);

    /** Shows, and changes, by which rules backups are kept, and what they come to. */
    void keepRules(Server server);

    /** Pins a backup, so that nothing removes it. */
    void pin(Backup backup);

    /** Lets a person choose a guide of their own, and opens it among the runbooks; nothing of it runs by that. */
    void openGuide(Server server);

    /** Starts the practice server, and goes there. */
    void practise();

    /** Removes the practice server with all that is in it, once its plan was seen. */
    void removePractice();

    void lockVault();
}
