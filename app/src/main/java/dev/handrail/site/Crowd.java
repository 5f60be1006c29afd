package dev.handrail.site;

import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

/** Does many things that mostly wait at once, and no more of them than this computer and its network bear. */
final class Crowd {
    private static final int AT_ONCE = 32;

    private Crowd() {}

    /** What they made, in the order of the things. */
    static <T> List<T> all(List<? extends Callable<T>> things) throws OperationFailed {
        Stop stop = Stop.here();
        Semaphore places = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> begun = new ArrayList<>();
            for (Callable<T> thing : things) {
                begun.add(threads.submit(() -> inPlace(places, stop, thing)));
            }
            List<T> made = new ArrayList<>();
            for (Future<T> one : begun) {
                made.add(stop.result(one));
            }
            return made;
        }
    }

    private static <T> T inPlace(Semaphore places, Stop stop, Callable<T> thing) throws Exception {
        places.acquire();
        try {
            if (stop.asked()) {
                throw OperationFailed.cancelled();
            }
            FutureTask<T> done = new FutureTask<>(thing);
            stop.over(() -> {
                done.run();
                return done;
            });
            return done.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof OperationFailed failed ? failed : e;
        } finally {
            places.release();
        }
    }
}
