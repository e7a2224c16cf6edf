--[==[
Fills the numbers and charts of a study into a document, for Pandoc and Quarto.

  [=wages.worker]             a number in a sentence, in any form: [=ID spelled]
  [=chart wages]              a chart, in a paragraph of its own, in any size: [=chart wages half];
                              with a name for references: [[=chart wages]]{#fig-wages}
  [=table wages]  [=caveats]  [=sources]
                              what quotient weave fills in, in a paragraph of its own

Settings, all under quotient in the metadata:

  study     the folder of the study, or the name of a bundled one; without it the study of the
            folder, or of one above
  pictures  the folder that charts are written to, in a folder charts; "." without it
  locale    the language of numbers and charts; that of the document (lang) without it
  strict    false to go on where a number that is typed is not one of the study
  program   the program; $QUOTIENT or quotient without it

Every number of the document is judged as quotient weave does. What is wrong ends the run.
]==]

local settings = {}

local function text(v)
  if v == nil then return nil end
  if type(v) == "boolean" then return tostring(v) end
  return pandoc.utils.stringify(v)
end

-- run runs the program, and returns what it prints and its exit code. What it complains of goes
-- to standard error.
local function run(args, input)
  local ok, out = pcall(pandoc.pipe, settings.program, args, input or "")
  if ok then return out, 0 end
  if type(out) == "table" and out.error_code then return out.output or "", out.error_code end
  error("quotient: cannot run " .. settings.program .. ": " .. tostring(out) ..
    "\n    install it, or name it under quotient: program in the metadata, or in $QUOTIENT", 0)
end

local function with_study(args)
  if settings.study then
    table.insert(args, "--study")
    table.insert(args, settings.study)
  end
  return args
end

local function with_locale(args)
  if settings.locale then
    table.insert(args, "--locale")
    table.insert(args, settings.locale)
  end
  return args
end

-- escape keeps a text from being read as anything but words.
local function escape(s)
  return (s:gsub("[\\`*_{}<>#$|~%[%]!&:+%-=]", "\\%0"))
end

-- marked writes a text as Markdown in which the marks alone are marks.
local function marked(s)
  local out, at = {}, 1
  while true do
    local from, to = s:find("%[=[^%[%]]+%]", at)
    if not from then break end
    table.insert(out, escape(s:sub(at, from - 1)))
    table.insert(out, s:sub(from, to))
    at = to + 1
  end
  table.insert(out, escape(s:sub(at)))
  return table.concat(out)
end

-- words are those of a block: code and formulas are no prose, and a note is a paragraph of its
-- own.
local function words(block)
  local bare = pandoc.walk_block(block, {
    Code = function() return pandoc.Str("code") end,
    Math = function() return pandoc.Str("formula") end,
    RawInline = function() return {} end,
    Note = function() return {} end,
    Image = function() return {} end,
    LineBreak = function() return pandoc.Space() end,
  })
  return pandoc.utils.stringify(bare)
end

-- own is the mark that is all of a paragraph, with the span that it is in, if it is of a block.
local function own(block)
  local inside, span = block.content, nil
  if inside and #inside == 1 and inside[1].t == "Span" then
    span = inside[1]
    inside = span.content
  end
  if not inside or #inside == 0 then return nil end
  local mark = pandoc.utils.stringify(pandoc.Para(inside)):match("^%[=([^%[%]]+)%]$")
  local name = mark and mark:match("^%S+")
  if name == "chart" or name == "table" or name == "caveats" or name == "sources" then return mark, span end
end

-- ask asks for all numbers and tables of a document at once, and returns what the marks are
-- filled with, in their order: at the beginning of a sentence a number has a capital letter.
local function ask(doc)
  local paragraphs, found = {}, false
  local function take(block)
    local mark = own(block)
    if mark then
      if not mark:match("^chart ") then
        found = true
        table.insert(paragraphs, "[=" .. mark .. "]: #")
      end
      return
    end
    local s = words(block)
    if s:find("%S") then
      found = found or s:find("%[=[^%[%]]+%]") ~= nil
      table.insert(paragraphs, marked(s))
    end
  end
  for _, block in ipairs(doc.blocks) do
    pandoc.walk_block(pandoc.Div({ block }), { Para = take, Plain = take, Header = take })
  end
  if not found then return {}, "" end
  local out, code = run(with_locale(with_study({ "weave", "-" })), table.concat(paragraphs, "\n\n") .. "\n")
  if code > 1 or code == 1 and settings.strict then
    error("quotient: the numbers of the document are not those of the study; see above", 0)
  end
  local filled = {}
  for said, label in out:gmatch("%[([^%[%]]*)%]%[=([^%[%]]+)%]") do
    table.insert(filled, { label = label, said = (said:gsub("\\(%p)", "%1")) })
  end
  return filled, out
end

-- block is what fills a block, as blocks.
local function block(mark, woven)
  local from = select(2, woven:find("[=" .. mark .. "]: #", 1, true))
  local to = from and woven:find("[=/" .. mark, from, true)
  if not to then error("quotient: nothing fills [=" .. mark .. "]", 0) end
  return pandoc.read(woven:sub(from + 1, to - 1), "gfm").blocks
end

-- fill puts numbers in the place of the marks of some inlines, in their order. A mark with a
-- form has blanks, so it may be of several.
local function fill(inlines, filled)
  local out, at = pandoc.List(), 1
  while at <= #inlines do
    local s, to = "", at
    while to <= #inlines do
      local x = inlines[to]
      if x.t == "Str" then s = s .. x.text
      elseif x.t == "Space" or x.t == "SoftBreak" then s = s .. " "
      else break end
      to = to + 1
    end
    if s:find("%[=[^%[%]]+%]") then
      s = s:gsub("%[=([^%[%]]+)%]", function(label)
        local next = table.remove(filled, 1)
        if not next or next.label ~= label then error("quotient: nothing fills [=" .. label .. "]", 0) end
        return next.said
      end)
      -- Blanks are those that break lines; others stay in their words.
      local first = true
      for piece in (s .. " "):gmatch("([^ ]*) ") do
        if not first then out:insert(pandoc.Space()) end
        first = false
        if piece ~= "" then out:insert(pandoc.Str(piece)) end
      end
    else
      for i = at, to - 1 do out:insert(inlines[i]) end
    end
    if to <= #inlines then
      local x = inlines[to]
      if x.content and x.t ~= "Note" and x.t ~= "Image" then x.content = fill(x.content, filled) end
      out:insert(x)
    end
    at = to + 1
  end
  return out
end

-- kinds are the pictures that formats show, with the format of figures that has them.
local function kind()
  local f = FORMAT
  if f:find("html") or f:find("epub") or f == "revealjs" or f == "slidy" or f == "s5" or f == "dzslides" or f == "typst"
    or f == "markdown" or f == "gfm" or f:find("commonmark") then
    return "typst", "svg"
  elseif f == "latex" or f == "beamer" or f == "context" then
    return "latex", "pdf"
  end
  return "docx", "png"
end

-- chart is a chart as blocks, with its caption and the picture in words.
local function chart(mark, span)
  local id, size = mark:match("^chart (%S+)%s*(%S*)$")
  if not id then error("quotient: [=" .. mark .. "] names no chart: write [=chart ID]", 0) end
  local function embed(more)
    local args = { "embed", id }
    if settings.study then table.insert(args, settings.study) end
    with_locale(args)
    if size ~= "" then
      table.insert(args, "--size")
      table.insert(args, size)
    end
    for _, a in ipairs(more) do table.insert(args, a) end
    local out, code = run(args)
    if code ~= 0 then error("quotient: there is no chart " .. id .. " to show; see above", 0) end
    return out
  end
  local format, ending = kind()
  embed({ "--format", format, "--out", settings.pictures })
  local found, name = false, span and span.identifier ~= "" and span.identifier or "chart-" .. id
  local read = pandoc.read(embed({ "--format", "docx" }), "markdown").blocks
  local out = pandoc.walk_block(pandoc.Div(read), {
    Image = function(x)
      found = true
      x.src = x.src:gsub("%.png$", "." .. ending)
      if settings.pictures ~= "." then x.src = settings.pictures .. "/" .. x.src end
      x.identifier = name
      if span then
        x.classes = span.classes
        for k, v in pairs(span.attributes) do x.attributes[k] = v end
      end
      return x
    end,
    Figure = function(f) -- of Pandoc 3, which has the name of the image too
      f.identifier = name
      return pandoc.walk_block(f, { Image = function(x) x.identifier = "" return x end })
    end,
  }).content
  if not found then error("quotient: the chart " .. id .. " cannot be read", 0) end
  return out
end

function Pandoc(doc)
  local meta = doc.meta.quotient or {}
  settings = {
    program = text(meta.program) or os.getenv("QUOTIENT") or "quotient",
    study = text(meta.study),
    pictures = (text(meta.pictures) or "."):gsub("/$", ""),
    locale = text(meta.locale) or (text(doc.meta.lang) or ""):match("^%a+"),
    strict = text(meta.strict) ~= "false",
  }
  local filled, woven = ask(doc)
  local function replace(p)
    local mark, span = own(p)
    if not mark then return nil end
    if mark:match("^chart") then return chart(mark, span) end
    return block(mark, woven)
  end
  local function number(p)
    if own(p) then return nil end
    p.content = fill(p.content, filled)
    return p
  end
  -- In the order in which ask has seen them.
  local blocks = pandoc.List()
  for _, b in ipairs(doc.blocks) do
    blocks:extend(pandoc.walk_block(pandoc.Div({ b }), { Para = number, Plain = number, Header = number }).content)
  end
  doc.blocks = pandoc.walk_block(pandoc.Div(blocks), { Para = replace, Plain = replace }).content
  return doc
end
