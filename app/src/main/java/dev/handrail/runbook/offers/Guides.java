package dev.handrail.runbook.offers;

import dev.handrail.runbook.Finding;
import dev.handrail.runbook.Runbook;
import dev.handrail.runbook.check.RunbookCheck;
import dev.handrail.runbook.check.Surroundings;
import dev.handrail.runbook.duty.Duties;
import dev.handrail.runbook.duty.Duty;
import dev.handrail.runbook.library.Guide;
import dev.handrail.runbook.library.Library;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.runbook.walk.WalkMeans;
import dev.handrail.runbook.walk.Walkthrough;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a window shows of runbooks and of those that are followed; what it does with them it does by the offers. */
public record Guides(Library library, WalkMeans means) {
    /** All that there are: what was made for such servers first, then what fits any, then the rest. */
    public List<Guide> all(Server server) throws OperationFailed {
        return library.all(server);
    }

    /** What is to be done again and again for a server, what is worst first. */
    public List<Duty> duties(Server server) throws OperationFailed {
        return new Duties(library, means).of(server);
    }

    /** One that lies anywhere. */
    public Guide open(String file) throws OperationFailed {
        return library.find(file);
    }

    /** As it says now; as it said where it is gone, as when an editor is about to put another in its place. */
    public Guide again(Guide one) {
        try {
            return library.find(one.file());
        } catch (OperationFailed e) {
            return one;
        }
    }

    /** What is wrong with it, as a file and for that server. */
    public List<Finding> check(Runbook runbook, Server server) {
        List<String> names = means.servers().all().stream().map(Server::name).toList();
        return RunbookCheck.of(runbook, new Surroundings(means.offers().get(), names, Optional.of(server)));
    }

    /** Where the walkthroughs for a server stand, newest first. */
    public List<Standing> walks(Server server, int most) throws OperationFailed {
        List<Standing> walks = new ArrayList<>();
        for (Walkthrough one : means.walkthroughs().of(server.name())) {
            if (walks.size() < most) {
                walks.add(means.standing(one.id()));
            }
        }
        return walks;
    }

    /** Whether the file of a walkthrough says something else by now. */
    public boolean changed(Walkthrough one) {
        return !library.textNow(one.file()).equals(Optional.of(one.text()));
    }

    /** Another text whenever a file of the folder or a walkthrough is another than before. */
    public String state() throws OperationFailed {
        return means.walkthroughs().revision() + " " + means.log().revision() + " " + library.state();
    }
}
