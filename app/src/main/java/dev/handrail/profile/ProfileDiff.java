package dev.handrail.profile;

import java.util.ArrayList;
import java.util.List;

/** What changes between two texts, line by line: "- " before what goes, "+ " before what comes. */
final class ProfileDiff {
    private ProfileDiff() {}

    /** Only the lines that differ, in their order; empty where nothing does. */
    static List<String> of(String was, String is) {
        List<String> before = was.lines().toList();
        List<String> after = is.lines().toList();
        int[][] common = common(before, after);
        List<String> changes = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            boolean bothLeft = i < before.size() && j < after.size();
            if (bothLeft && before.get(i).equals(after.get(j))) {
                i++;
                j++;
            } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                changes.add("- " + before.get(i++));
            } else {
                changes.add("+ " + after.get(j++));
            }
        }
        return changes;
    }

    /** How many lines the rests of both texts have in common, from each line on. */
    private static int[][] common(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
