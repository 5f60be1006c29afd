package dev.handrail.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Jdbi;

/** A way to a store on which the answer to one commit gets lost: it was done, and who asked for it is not told. */
public final class LostAnswer {
    private final AtomicBoolean next = new AtomicBoolean();
    private final Jdbi jdbi;

    public LostAnswer(Store store) {
        this.jdbi = Jdbi.create(() -> losing(store.jdbi().open().getConnection()));
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** Loses the answer to the next commit. */
    public void loseNext() {
        next.set(true);
    }

    public boolean lost() {
        return !next.get();
    }

    private Connection losing(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(connection, arguments);
                        if (method.getName().equals("commit") && next.compareAndSet(true, false)) {
                            throw new SQLException("The connection is lost.", "08006");
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
