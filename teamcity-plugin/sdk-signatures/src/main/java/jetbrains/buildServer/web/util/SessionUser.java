package jetbrains.buildServer.web.util;

import javax.servlet.http.HttpServletRequest;
import jetbrains.buildServer.users.SUser;

public class SessionUser {
    private SessionUser() {
        throw new UnsupportedOperationException("signature");
    }

    public static SUser getUser(HttpServletRequest request) {
        throw new UnsupportedOperationException("signature");
    }
}
