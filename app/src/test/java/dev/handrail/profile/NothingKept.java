package dev.handrail.profile;

import java.util.List;

/** Nothing is kept under any server's name. */
final class NothingKept implements Kept {
    @Override
    public List<String> runsToCleanUp(String server) {
        return List.of();
    }

    @Override
    public void rename(String from, String to) {}
}
