package dev.handrail.backup.source;

import java.util.List;

/**
 * What a source stands for at this time.
 *
 * @param own names of databases that Handrail has made for itself, which are none of them
 */
public record Found(List<Source> sources, List<String> own) {
    public Found {
        sources = List.copyOf(sources);
        own = List.copyOf(own);
    }
}
