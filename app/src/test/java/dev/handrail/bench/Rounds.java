package dev.handrail.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Takes a benchmark's rounds: a warm-up, then ours and the peer's in turn, so that a slow moment of the machine meets both. */
final class Rounds {
    private static final int COUNTED = 5;

    private final List<Measured> measured = new ArrayList<>();
    private final PrintStream out;

    Rounds(PrintStream out) {
        this.out = out;
    }

    /** @param aim what the ratio should not exceed */
    void beside(String name, double aim, Taking ours, Taking peer) throws Exception {
        beside(name, "the peer", aim, ours, peer);
    }

    /** @param called what the peer is called, where there are several to one thing */
    void beside(String name, String called, double aim, Taking ours, Taking peer) throws Exception {
        ours.take();
        peer.take();
        List<Double> mine = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < COUNTED; round++) {
            mine.add(ours.take());
            theirs.add(peer.take());
            ratios.add(mine.getLast() / theirs.getLast());
        }
        add(new Measured(name, "s", Spread.of(mine), called, Spread.of(theirs), Spread.of(ratios), aim));
    }

    /** Without a peer: the aim is for what it takes. */
    void alone(String name, String unit, double aim, Taking ours) throws Exception {
        ours.take();
        List<Double> mine = new ArrayList<>();
        for (int round = 0; round < COUNTED; round++) {
            mine.add(ours.take());
        }
        add(new Measured(name, unit, Spread.of(mine), "", null, null, aim));
    }

    private void add(Measured result) {
        measured.add(result);
        out.println(result.line());
    }

    List<Measured> measured() {
        return List.copyOf(measured);
    }
}
