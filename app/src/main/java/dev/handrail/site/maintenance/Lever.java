package dev.handrail.site.maintenance;

import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One kind of switch, with what the others have too. */
sealed interface Lever
        permits FlagLever, CommandLever, ArtisanLever, CapistranoLever, ComposeLever, DnsLever, RenderLever {
    /** As it stands in a profile: flag-file. */
    String kind();

    /**
     * What the server itself says; that it cannot be asked is thrown.
     *
     * @param seen what is seen from outside, for a switch that cannot be asked
     */
    Told tell(List<Seen> seen) throws OperationFailed;

    /** Whether it could be thrown now, and what a person should know of that before. */
    List<Check> checks() throws OperationFailed;

    Step turningOn(Notice notice) throws OperationFailed;

    Step turningOff() throws OperationFailed;

    /** With what has to be known at its end, and can be seen only before it is switched. */
    default Notice noted(Notice notice) throws OperationFailed {
        return notice;
    }

    /** Fails where another page is up already. */
    void on(Notice notice, List<String> languages, Work work) throws OperationFailed;

    /** The notice has changed: what visitors read has to, too. */
    void change(Notice notice, List<String> languages, Work work) throws OperationFailed;

    /** What a person should know before that. */
    default List<Check> changing() throws OperationFailed {
        return List.of();
    }

    /** Takes down the page of this notice, or whichever is up where none is given. What is down already is no failure. */
    void off(Optional<Notice> notice) throws OperationFailed;

    /** Takes down whichever page is up, and has heard in the run what is done and said. */
    default void off(Work work) throws OperationFailed {
        Step step = turningOff();
        if (step.command() != null) {
            work.command(step.where(), step.command());
        }
        off(Optional.empty());
    }

    /** What the machine can run of itself to take the page down, if it can. */
    Optional<Release> release(Notice notice);

    /** The path that leads past the page, where there is one. */
    default Optional<String> bypass(Notice notice) throws OperationFailed {
        return Optional.empty();
    }

    /** How much longer it may take until all who come by see what was switched. */
    default Duration lag() {
        return Duration.ZERO;
    }

    /** Once it is taken down: has others let go of what they keep of the page, as far as one can. */
    default void purge(Work work) throws OperationFailed {}

    /** What is watched once it is proven one way or the other, where others follow later. */
    default Optional<Step> settling() {
        return Optional.empty();
    }

    /** Watches that, bounded; that they have not all followed by then is no failure. */
    default void settle(Work work) throws OperationFailed {}

    /** What there is to say of a page that was seen to be up, and is not proven with that. */
    default List<String> remarks(List<Seen> seen, Notice notice) {
        return List.of();
    }

    /** What is seen from outside when it is on. */
    Proof proof();

    /** How a person takes the page down without Handrail. */
    String byHand();
}
