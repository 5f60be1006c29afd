package dev.handrail.bench;

/** One benchmark: it makes its data, has the rounds taken, and removes the data. */
@FunctionalInterface
interface Benchmark {
    void run(Rounds rounds) throws Exception;
}
