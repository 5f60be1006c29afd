package dev.handrail.backup.source;

import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.source.MySqlCatalogue.Item;
import dev.handrail.operation.Work;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The content of a database around the moment in which it is dumped. The dumper lets nobody into its snapshot: so one is
 * taken right before it begins and one right after, and a table that is the same in both was that in the dump. One that
 * knows no transactions is read before the dump and after all of it.
 */
final class MySqlContent implements AutoCloseable {
    private final MySqlClient client;
    private final Work work;
    private final MySqlColumns columns;
    private final Map<String, String> snapshot;
    private final Map<String, String> loose;
    private final Map<String, TableRows> before = new HashMap<>();
    private final Map<String, TableRows> same = new HashMap<>();
    private @Nullable MySqlReading first;
    private @Nullable FutureTask<MySqlReading> second;
    private boolean closed;

    private MySqlContent(
            MySqlClient client,
            Work work,
            MySqlColumns columns,
            Map<String, String> snapshot,
            Map<String, String> loose) {
        this.client = client;
        this.work = work;
        this.columns = columns;
        this.snapshot = snapshot;
        this.loose = loose;
    }

    /** Reads what must be read before the dump; once this is answered it may begin. */
    static MySqlContent before(MySqlTap tap, Work work) throws OperationFailed {
        MySqlColumns columns = MySqlColumns.of(tap.client());
        Map<String, Item> tables = new HashMap<>();
        tap.catalogue().items().stream().filter(tap.choice()::wantsRows).forEach(item -> tables.put(item.name(), item));
        Predicate<Item> transactional = item -> tap.catalogue().transactions().contains(item.engine());
        MySqlContent content = new MySqlContent(
                tap.client(),
                work,
                columns,
                columns.queries(name -> tables.containsKey(name) && transactional.test(tables.get(name)), true),
                columns.queries(name -> tables.containsKey(name) && !transactional.test(tables.get(name)), true));
        try {
            content.begin();
            return content;
        } catch (OperationFailed e) {
            content.close();
            throw e;
        }
    }

    private void begin() throws OperationFailed {
        before.putAll(read(loose));
        MySqlReading reading = MySqlReading.begin(client, snapshot, work::say);
        first = reading;
        try (Work.Handle cancel = work.onCancel(reading::cancel)) {
            reading.opened();
        }
        work.stopIfCancelled();
    }

    private Map<String, TableRows> read(Map<String, String> queries) throws OperationFailed {
        if (queries.isEmpty()) {
            return Map.of();
        }
        try (MySqlReading reading = MySqlReading.begin(client, queries, work::say);
                Work.Handle cancel = work.onCancel(reading::cancel)) {
            Map<String, TableRows> tables = reading.tables();
            work.stopIfCancelled();
            return tables;
        }
    }

    /** The dump has begun: its moment is over. May be told more than once. */
    synchronized void begun() {
        if (second == null && !closed) {
            second = new FutureTask<>(() -> MySqlReading.begin(client, snapshot, work::say));
            Thread.ofVirtual().name("content after the dump began").start(second);
        }
    }

    /** Those of these tables whose numbers are not dumped to the last digit. */
    List<String> rounded(Predicate<String> which) {
        return columns.rounded(which);
    }

    /** Reads what must be read after the dump. */
    void after() throws OperationFailed {
        begun();
        keep(before.values(), read(loose));
        MySqlReading after = second().orElse(null);
        if (first != null && after != null) {
            try (Work.Handle stopFirst = work.onCancel(first::cancel);
                    Work.Handle stopSecond = work.onCancel(after::cancel)) {
                keep(first.tables().values(), after.tables());
            }
        }
        work.stopIfCancelled();
    }

    /**
     * The tables that were the same before and after.
     *
     * @param now the columns that they have since
     */
    Map<String, TableRows> same(MySqlColumns now) {
        same.keySet().removeIf(table -> !columns.same(now, table));
        return same;
    }

    private void keep(Collection<TableRows> before, Map<String, TableRows> after) {
        before.stream()
                .filter(table -> table.equals(after.get(table.table())))
                .forEach(table -> same.put(table.table(), table));
    }

    private Optional<MySqlReading> second() throws OperationFailed {
        FutureTask<MySqlReading> task;
        synchronized (this) {
            task = second;
        }
        try {
            return task == null ? Optional.empty() : Optional.of(task.get());
        } catch (InterruptedException e) {
            throw OperationFailed.cancelled();
        } catch (ExecutionException e) {
            return Optional.empty(); // the line is gone: nothing is proven, and whatever comes next says so
        }
    }

    @Override
    public void close() throws OperationFailed {
        synchronized (this) {
            closed = true;
        }
        List<MySqlReading> open = new ArrayList<>();
        if (first != null) {
            open.add(first);
        }
        second().ifPresent(open::add);
        open.forEach(MySqlReading::close);
    }
}
