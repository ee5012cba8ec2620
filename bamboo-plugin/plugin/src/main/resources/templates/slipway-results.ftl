[#-- What a plan's or a job's build did on Slipway: what dev.slipway.bamboo.task.ResultPanel has kept with the jobs. It knows no
     macros of Bamboo, and Bamboo's objects by names only: what a version of Bamboo does not have is not shown. --]
[#macro shown job]
    [#local data = (job.customBuildData)!{}]
    [#local count = (data["slipway.results"])!""]
    [#if count?matches("[1-9][0-9]{0,2}")]
        [#list 1..count?number as number]
            [#local line = ((data["slipway.results." + number?c])!"")?split("\t")]
            [#if line?size == 4]
<li>${line[0]?html} [#if line[3]?starts_with("https://") || line[3]?starts_with("http://")]<a href="${line[3]?html}" rel="noopener noreferrer">${line[1]?html}</a>[#else]${line[1]?html}[/#if][#if line[2]?has_content]: ${line[2]?html}[/#if]</li>
            [/#if]
        [/#list]
    [/#if]
[/#macro]
[#assign lines]
    [#if resultSummary??]
        [@shown job=resultSummary /]
        [#list (resultSummary.stageResults)![] as stage]
            [#list (stage.buildResults)![] as job][@shown job=job /][/#list]
        [/#list]
    [/#if]
[/#assign]
[#if lines?trim?has_content]
<div class="slipway-results">
<h2>Slipway</h2>
<ul>
${lines}
</ul>
</div>
[/#if]
