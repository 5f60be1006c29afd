package dev.handrail.store;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the store of a data folder knows of places inside that folder, which are others once it is brought elsewhere. */
final class Places {
    private final Path from;

    Places(Path from) {
        this.from = from;
    }

    /** The servers of a data folder whose profiles name something inside this one. */
    List<String> named(Path home) throws OperationFailed, SQLException {
        if (!Files.exists(DataFolder.file(home))) {
            return List.of();
        }
        Path store = home.resolve(DataFolder.STORE);
        try (Connection connection = H2File.existing(store).open(store)) {
            return named(connection);
        }
    }

    /**
     * In a copy each backup that was brought along is where it was brought to; the store is opened for it, so that one
     * which cannot be is not taken for a good copy.
     *
     * @return the servers whose profiles name something inside the old folder still
     */
    List<String> changed(Path copy, Path to) throws OperationFailed, SQLException {
        try (Connection connection =
                H2File.existing(copy.resolve(DataFolder.STORE)).open(copy)) {
            for (Path name : names()) {
                changed(connection, name, to);
            }
            return named(connection);
        }
    }

    private void changed(Connection connection, Path name, Path to) throws SQLException {
        try (PreparedStatement change =
                connection.prepareStatement("UPDATE backup_copy SET place = ? || SUBSTRING(place FROM ?)"
                        + " WHERE kind = 'folder' AND LEFT(place, ?) = ?")) {
            String before = name.toString() + name.getFileSystem().getSeparator();
            change.setString(1, to + to.getFileSystem().getSeparator());
            change.setInt(2, before.length() + 1);
            change.setInt(3, before.length());
            change.setString(4, before);
            change.executeUpdate();
        } catch (SQLException e) {
            if (!StoreTrouble.tableIsMissing(e)) {
                throw e;
            }
        }
    }

    private List<String> named(Connection connection) throws SQLException {
        Pattern inside = inside();
        List<String> servers = new ArrayList<>();
        try (PreparedStatement all =
                        connection.prepareStatement("SELECT name, profile FROM servers ORDER BY name_key");
                ResultSet rows = all.executeQuery()) {
            while (rows.next()) {
                if (inside.matcher(rows.getString("profile")).find()) {
                    servers.add(rows.getString("name"));
                }
            }
        } catch (SQLException e) {
            if (!StoreTrouble.tableIsMissing(e)) {
                throw e;
            }
        }
        return servers;
    }

    /** As a profile may write it: with a tilde for the folder of the person, too. */
    private Pattern inside() {
        Path user = Path.of(System.getProperty("user.home"));
        Set<String> written = new LinkedHashSet<>();
        for (Path name : names()) {
            written.add(name.toString());
            if (name.startsWith(user) && !name.equals(user)) {
                written.add("~" + name.getFileSystem().getSeparator() + user.relativize(name));
            }
        }
        return Pattern.compile(
                written.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?<![\\w./~-])(?:", ")"))
                        + "(?=[/\\\\\"'\\s]|$)");
    }

    /** By the name that was chosen, and by the one it has without links. */
    private Set<Path> names() {
        Set<Path> names = new LinkedHashSet<>(List.of(from));
        try {
            names.add(from.toRealPath());
        } catch (IOException e) {
            // It has the one name only.
        }
        return names;
    }
}
