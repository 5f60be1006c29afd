package dev.handrail.server;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.nodes.Node;

/** Writes a server as one document of a profile file. */
final class ServerWriter {
    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setIndent(4)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setSplitLines(false)
            .setWidth(Integer.MAX_VALUE)
            .setMaxSimpleKeyLength(1024)
            .build();

    private ServerWriter() {}

    static String write(Server server) {
        return new Present(SETTINGS)
                .emitToString(
                        new Serialize(SETTINGS).serializeOne(document(server)).iterator());
    }

    /** What is written, before it is text. */
    static Node document(Server server) {
        return new Fields()
                .text("server", server.name())
                .text("environment", server.environment().word())
                .text(
                        "template",
                        server.template() == null ? null : server.template().word())
                .texts("tags", server.tags())
                .node("access", access(server.access()))
                .lines(
                        "databases",
                        server.databases().stream().map(SourceWriter::database).toList())
                .lines("files", server.files().stream().map(SourceWriter::files).toList())
                .lines(
                        "scripts",
                        server.scripts().stream().map(SourceWriter::script).toList())
                .lines(
                        "repositories",
                        server.repositories().stream()
                                .map(SourceWriter::repository)
                                .toList())
                .node("backups", PackingWriter.packing(server.packing()))
                .lines(
                        "destinations",
                        server.destinations().stream()
                                .map(SourceWriter::destination)
                                .toList())
                .node("encryption", encryption(server.encryption()))
                .lines("logs", server.logs().stream().map(ServerWriter::log).toList())
                .lines("sites", server.sites().stream().map(SiteWriter::site).toList())
                .node(
                        "switch",
                        server.switches().stream()
                                .map(SiteWriter::maintenance)
                                .findFirst()
                                .orElse(null))
                .lines(
                        "switches",
                        server.switches().stream()
                                .skip(1)
                                .map(SiteWriter::maintenance)
                                .toList())
                .node("announce", server.announcing() == null ? null : SiteWriter.announcing(server.announcing()))
                .lines(
                        "contacts",
                        server.contacts().stream().map(ServerWriter::contact).toList())
                .inLines();
    }

    private static Node access(Access access) {
        return switch (access) {
            case Access.ThisComputer here when here.sudo() == Sudo.NONE -> Fields.text(AccessReader.THIS_COMPUTER);
            case Access.ThisComputer here ->
                new Fields()
                        .flag(AccessReader.THIS_COMPUTER, true)
                        .text("sudo", here.sudo().word())
                        .inLines();
            case Access.Ssh ssh ->
                new Fields()
                        .node("ssh", ssh(ssh))
                        .text("sudo", ssh.sudo().word())
                        .inLines();
        };
    }

    private static Node ssh(Access.Ssh ssh) {
        return new Fields()
                .text("host", ssh.host())
                .number("port", ssh.port())
                .text("user", ssh.user())
                .text("key", ssh.key())
                .secret("password", ssh.password())
                .flag("agent", ssh.agent())
                .text("jump", ssh.jump())
                .inOneLine();
    }

    private static @Nullable Node encryption(@Nullable Encryption encryption) {
        return encryption == null
                ? null
                : new Fields()
                        .texts("age", encryption.age())
                        .secret("passphrase", encryption.passphrase())
                        .secret("identity", encryption.identity())
                        .inOneLine();
    }

    private static Node log(LogSource log) {
        Fields fields = new Fields().text("name", log.name());
        return switch (log) {
            case LogSource.LogFile file -> fields.text("file", file.file()).inOneLine();
            case LogSource.Journald unit -> fields.text("journal", unit.unit()).inOneLine();
            case LogSource.ContainerLog container ->
                fields.text("container", container.container()).inOneLine();
        };
    }

    private static Node contact(Contact contact) {
        return new Fields()
                .text("role", contact.role())
                .text("name", contact.name())
                .text("phone", contact.phone())
                .text("mail", contact.mail())
                .inOneLine();
    }
}
