package jetbrains.buildServer.web.util;

import javax.servlet.http.HttpServletRequest;
import jetbrains.buildServer.users.SUser;

/** The user is an attribute of the request. */
public class SessionUser {
    public static SUser getUser(HttpServletRequest request) {
        return (SUser) request.getAttribute("user");
    }
}
