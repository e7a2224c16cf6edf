# Installs what a Homebrew formula says, as brew would, without brew:
#
#	ruby .ci/formula.rb FORMULA PREFIX
#
# The archive is at a file:// address. Only what our formula uses is here.
require "digest"
require "pathname"
require "tmpdir"
require "fileutils"

class Pathname
  # As brew's: install takes names, or names with what they become.
  def install(*what)
    mkpath
    what.flatten.each do |one|
      (one.is_a?(Hash) ? one : { one => File.basename(one) }).each { |from, to| FileUtils.cp(from, self + to) }
    end
  end
end

class Formula
  class << self
    attr_reader :facts, :tests

    def inherited(formula)
      super
      $formula = formula
      formula.instance_variable_set(:@facts, {})
    end

    %i[desc homepage version license url sha256].each { |name| define_method(name) { |value| @facts[name] = value } }

    def on_macos; yield if RUBY_PLATFORM.include?("darwin"); end
    def on_linux; yield if RUBY_PLATFORM.include?("linux"); end
    def on_arm; yield if RUBY_PLATFORM.match?(/arm64|aarch64/); end
    def on_intel; yield if RUBY_PLATFORM.include?("x86_64"); end
    def test(&block); @tests = block; end
  end

  def initialize(prefix) = @prefix = Pathname.new(prefix)
  def version = self.class.facts[:version]
  def bin = @prefix + "bin"
  def man1 = @prefix + "share/man/man1"
  def doc = @prefix + "share/doc/quotient"
  def bash_completion = @prefix + "etc/bash_completion.d"
  def zsh_completion = @prefix + "share/zsh/site-functions"
  def fish_completion = @prefix + "share/fish/vendor_completions.d"
  def shell_output(command) = `#{command}`

  # As brew's: what fails ends it.
  def system(*command) = Kernel.system(*command.map(&:to_s), out: File::NULL, exception: true)

  def assert_match(what, text)
    raise "#{text.inspect} has no #{what.inspect}" unless text.match?(what.is_a?(String) ? Regexp.escape(what) : what)
  end
end

formula, prefix = ARGV.map { |path| File.expand_path(path) }
load formula
facts = $formula.facts
%i[desc homepage version license url sha256].each { |name| raise "the formula has no #{name}" unless facts[name] }
archive = facts[:url].delete_prefix("file://")
sum = Digest::SHA256.file(archive).hexdigest
raise "#{archive} has the sum #{sum}, the formula #{facts[:sha256]}" unless sum == facts[:sha256]
Dir.mktmpdir do |dir|
  system("tar", "-xzf", archive, "-C", dir, "--strip-components=1", exception: true)
  Dir.chdir(dir) do
    one = $formula.new(prefix)
    one.install
    one.instance_eval(&$formula.tests)
  end
end
