package jetbrains.buildServer.controllers;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.AbstractController;

public abstract class BaseController extends AbstractController {
    protected BaseController() {
        throw new UnsupportedOperationException("signature");
    }

    protected abstract ModelAndView doHandle(HttpServletRequest request, HttpServletResponse response) throws Exception;

    @Override
    protected ModelAndView handleRequestInternal(HttpServletRequest request, HttpServletResponse response) {
        throw new UnsupportedOperationException("signature");
    }
}
