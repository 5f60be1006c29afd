package dev.handrail.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Says where a name is. */
@FunctionalInterface
public interface Names {
    /** As this computer has it, which may be what it was told some seconds ago. */
    Names OF_THIS_COMPUTER = host -> List.of(InetAddress.getAllByName(host));

    /** Every address of it, in the order in which they are to be tried. */
    List<InetAddress> of(String host) throws UnknownHostException;
}
