package dev.handrail;

/** Starts Handrail. */
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        System.out.println("handrail");
    }
}
