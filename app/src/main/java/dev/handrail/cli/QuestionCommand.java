package dev.handrail.cli;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Offer;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;

/** Asks what an offer can tell, and writes the answer: a table or lines for people, one document for scripts. */
final class QuestionCommand {
    private final Globals globals;
    private final Terminal terminal;

    QuestionCommand(Globals globals, Terminal terminal) {
        this.globals = globals;
        this.terminal = terminal;
    }

    int run(Offer.Question question, Arguments arguments) throws OperationFailed {
        if (globals.plan()) {
            // To pass it over would be to do what somebody only wanted to look at.
            throw OperationFailed.usage(Words.of("cli.no-plan", question.words()))
                    .next(Words.of("cli.no-plan.next"))
                    .build();
        }
        Answer answer = question.teller().tell(arguments);
        if (globals.json()) {
            terminal.out().println(new Json().document(answer.document()));
            if (answer.fault()) {
                answer.lines().forEach(terminal::say);
            }
        } else {
            print(answer);
        }
        answer.asides().forEach(terminal::say);
        return answer.fault() ? OperationFailed.Kind.REFUSED.exitStatus() : 0;
    }

    private void print(Answer answer) {
        if (!answer.rows().isEmpty()) {
            new Table(answer.heads(), answer.rows()).lines().forEach(terminal::print);
        } else if (answer.lines().isEmpty()) {
            terminal.say(Words.of("cli.nothing"));
        }
        answer.lines().forEach(terminal::print);
    }
}
