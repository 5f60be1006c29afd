package dev.handrail.bench;

/** What Java itself takes to start and end. */
final class Nothing {
    private Nothing() {}

    public static void main(String[] arguments) {
        System.out.println("nothing");
    }
}
