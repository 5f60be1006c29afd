package dev.handrail.desktop.servers.form;

import dev.handrail.server.ByteSize;
import dev.handrail.server.Keep;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what keep rules mean. */
final class KeepWords {
    private KeepWords() {}

    static String of(@Nullable Keep keep) {
        if (keep == null) {
            return Words.of("form.keep.none");
        }
        List<String> kept = new ArrayList<>();
        say(kept, keep.days(), "form.keep.days.one", "form.keep.days");
        say(kept, keep.newest(), "form.keep.newest.one", "form.keep.newest");
        say(kept, keep.daily(), "form.keep.daily.one", "form.keep.daily");
        say(kept, keep.weekly(), "form.keep.weekly.one", "form.keep.weekly");
        say(kept, keep.monthly(), "form.keep.monthly.one", "form.keep.monthly");
        say(kept, keep.yearly(), "form.keep.yearly.one", "form.keep.yearly");
        ByteSize size = keep.size();
        String all = String.join(", ", kept);
        return size == null ? Words.of("form.keep.meaning", all) : Words.of("form.keep.meaning.size", all, size.word());
    }

    private static void say(List<String> kept, int number, String one, String several) {
        if (number == 1) {
            kept.add(Words.of(one));
        } else if (number > 1) {
            kept.add(Words.of(several, number));
        }
    }
}
