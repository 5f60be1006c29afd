package dev.handrail.site.maintenance;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A service of a compose project.
 *
 * @param image what it runs, empty where that is built there
 */
record ComposeService(String name, String image) {
    private static final Pattern NAMED =
            Pattern.compile("(^|.*[-_.])(db|database|postgres(ql)?|pg|mysql|mariadb)([-_.\\d].*|$)");

    /** What keeps what people have entered: also what is meant for less is somebody's only place for it. */
    private static final Pattern KEEPS = Pattern.compile("(.*[-_])?"
            + "(postgres(ql)?|postgis|pgvector|pgsql|timescaledb?|mysql|mariadb|percona|mssql|mongo(db)?|redis|valkey|keydb"
            + "|dragonfly|couchdb|couchbase|cassandra|scylla|cockroach(db)?|clickhouse|influxdb|neo4j|elasticsearch"
            + "|opensearch|etcd|rethinkdb|arangodb|firebird|oracle)"
            + "([-_.\\d].*)?");

    /** What is called after one, and only works on it. */
    private static final Pattern BESIDE = Pattern.compile(
            ".*(admin|backup|exporter|express|commander|insight|migrat|dashboards?|bouncer|pool|proxy|router|client|web|ui)([-_.].*)?");

    /** What runs it is told by its image, whatever the service is called; what is built there is told by its name. */
    boolean holdsDatabase() {
        return NAMED.matcher(name).matches() || keeps(image);
    }

    /** Whether the image of that name is a database: by the last parts of its path, without the registry, tag and digest. */
    static boolean keeps(String image) {
        String path = image.toLowerCase(Locale.ROOT)
                .replaceFirst("@.*$", "")
                .replaceFirst(":[^:/]*$", "")
                .replaceFirst("^([^/]*[.:][^/]*|localhost)/", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        // The one of Microsoft is called server, in a folder that tells of what.
        String whole = last.equals("server") ? path.replace("/", "-") : last;
        return KEEPS.matcher(whole).matches() && !BESIDE.matcher(last).matches();
    }

    /** Of itself a compose calls a container by its project, its service and a number; app is not the service of app-db-1. */
    boolean runsIn(String container) {
        return container.matches("(.*[-_])?" + Pattern.quote(name) + "([-_]\\d+)?");
    }
}
