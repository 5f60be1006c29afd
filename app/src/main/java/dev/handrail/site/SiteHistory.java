package dev.handrail.site;

import dev.handrail.store.Retrying;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** How the sites were, in the store; what is older than a quarter of a year goes. */
public final class SiteHistory {
    static final Duration KEPT = Duration.ofDays(92);
    /** By as much one computer's clock may be ahead of another's. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private static final String COLUMNS =
            "site, at, state, status, millis, why, certificate, certificate_from, closed, page_mark";

    private final Retrying store;
    private final AtomicLong entered = new AtomicLong();

    public SiteHistory(Jdbi store) {
        this.store = new Retrying(store);
    }

    /** Enters how they were found as visitors. */
    public void enter(String server, List<SiteLook> looks) {
        List<SitePoint> points = looks.stream().map(SitePoint::of).toList();
        if (!points.isEmpty()) {
            store.change(handle -> {
                remove(handle, server, points);
                insert(handle, server, points);
                handle.createUpdate("DELETE FROM site_look WHERE server = :server AND at < :before")
                        .bind("server", server)
                        .bind("before", time(points.getFirst().at().minus(KEPT)))
                        .execute();
            });
            entered.incrementAndGet();
        }
    }

    /** Another number whenever this program has entered something. */
    public long revision() {
        return entered.get();
    }

    /** What is entered may have been entered a moment before, and the answer lost. */
    private static void remove(Handle handle, String server, List<SitePoint> points) {
        PreparedBatch batch =
                handle.prepareBatch("DELETE FROM site_look WHERE server = :server AND site = :site AND at = :at");
        points.forEach(point -> batch.bind("server", server)
                .bind("site", point.site())
                .bind("at", time(point.at()))
                .add());
        batch.execute();
    }

    private static void insert(Handle handle, String server, List<SitePoint> points) {
        PreparedBatch batch = handle.prepareBatch("INSERT INTO site_look (server, " + COLUMNS
                + ") VALUES (:server, :site, :at, :state, :status, :millis, :why, :certificate, :certificateFrom,"
                + " :closed, :mark)");
        for (SitePoint point : points) {
            batch.bind("server", server)
                    .bind("site", point.site())
                    .bind("at", time(point.at()))
                    .bind("state", point.state().word())
                    .bind("status", point.status())
                    .bind("millis", point.millis())
                    .bind("why", point.why())
                    .bind(
                            "certificate",
                            point.certificateUntil().map(SiteHistory::time).orElse(null))
                    .bind("certificateFrom", point.certificateFrom() == null ? null : time(point.certificateFrom()))
                    .bind("closed", point.closed())
                    .bind("mark", point.mark())
                    .add();
        }
        batch.execute();
    }

    /** The last of each site of a server; what a clock that was ahead has entered is none of them. */
    public Map<String, SitePoint> latest(String server, Instant now) {
        return byName(
                store.read(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM site_look l WHERE server = :server"
                                + " AND at = (SELECT MAX(at) FROM site_look WHERE server = l.server AND site = l.site"
                                + " AND at <= :now)")
                        .bind("server", server)
                        .bind("now", time(now.plus(AHEAD)))
                        .map((row, context) -> point(row))
                        .list()));
    }

    private static Map<String, SitePoint> byName(List<SitePoint> points) {
        Map<String, SitePoint> byName = new LinkedHashMap<>();
        points.forEach(point -> byName.put(point.site(), point));
        return byName;
    }

    /** Oldest first. */
    public List<SitePoint> since(String server, Instant from) {
        return store.read(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM site_look WHERE server = :server AND at >= :from ORDER BY at")
                .bind("server", server)
                .bind("from", time(from))
                .map((row, context) -> point(row))
                .list());
    }

    /** The server has another name from now on. */
    public void renameServer(String from, String to) {
        store.change(handle -> handle.createUpdate("UPDATE site_look SET server = :to WHERE server = :from")
                .bind("to", to)
                .bind("from", from)
                .execute());
    }

    private static SitePoint point(ResultSet row) throws SQLException {
        return new SitePoint(
                row.getString(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                SiteState.of(row.getString(3)),
                row.getObject(4, Integer.class),
                row.getLong(5),
                row.getString(6),
                moment(row, 7),
                moment(row, 8),
                row.getBoolean(9),
                row.getString(10));
    }

    private static @Nullable Instant moment(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
