<%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" %>
<jsp:useBean id="slipwayForm" class="dev.slipway.teamcity.server.form.StepForm"/>
<jsp:setProperty name="slipwayForm" property="operationKey" value="promote"/>
<%@ include file="edit.jspf" %>
