package dev.heng.local;

import java.io.IOException;
import java.io.OutputStream;

/** A program that starts, says so, and ends when its standard input ends. */
public final class IdleProgram {
    private IdleProgram() {}

    public static void main(String[] words) throws IOException {
        System.out.println("ready");
        System.in.transferTo(OutputStream.nullOutputStream());
    }
}
